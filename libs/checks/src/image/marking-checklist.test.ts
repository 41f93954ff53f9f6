import { describe, expect, it } from '@jest/globals';
import { markingChecklist } from './marking-checklist.js';
import { draw, jpegWithXmp, sourceTypeUri, xmpPacket } from './testing/image-files.js';
import { aiSignedJpeg } from './testing/signed-image.js';
import { subjectImageOf } from './testing/subject-image-of.js';

async function told(bytes: Buffer, visible: string | null) {
  const disclosure = visible === null ? null : { visible };
  const { message, explanation } = markingChecklist(disclosure, await subjectImageOf(bytes));
  return { message, items: explanation.en };
}

describe('markingChecklist', () => {
  it('finds the marks in a signed file', async () => {
    const { message, items } = await told(await aiSignedJpeg(), 'AI-generated');
    expect(items).toMatch(
      /^signed metadata: met \(a C2PA manifest of "[^"]+"\); time stamp: not met \(the signature has none\)/,
    );
    expect(items).toContain('digital source type of IPTC: met ("trainedAlgorithmicMedia")');
    expect(items).toContain('visible label declared: met');
    expect(items).toContain('invisible watermark: unknown');
    expect(message.en).toBe(
      'Of 7 items of the EU code on marking, the image meets 4; 1 are not met, 2 cannot be told.',
    );
  });

  it('finds the digital source type without a signature', async () => {
    const packet = xmpPacket(`Iptc4xmpExt:DigitalSourceType="${sourceTypeUri('trainedAlgorithmicMedia')}"`);
    const { items } = await told(await jpegWithXmp(packet), null);
    expect(items).toContain('signed metadata: not met (no C2PA manifest)');
    expect(items).toContain('digital source type of IPTC: met');
    expect(items).toContain('visible label declared: not met (none was sent)');
  });

  it('counts no signature that does not hold', async () => {
    const bytes = await aiSignedJpeg();
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
    const { items } = await told(bytes, null);
    expect(items).toContain('signed metadata: not met (its C2PA manifest is tampered)');
    expect(items).toContain('time stamp: not met (the signature does not hold)');
  });

  it('meets nothing but the log where there is nothing', async () => {
    const { message } = await told(await draw().png().toBuffer(), null);
    expect(message['zh-TW']).toContain('圖片符合 1 項');
  });
});
