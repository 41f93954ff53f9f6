import { describe, expect, it } from '@jest/globals';
import { visibleLabel } from './disclosed-origin.js';
import { markingChecklist } from './marking-checklist.js';
import { draw, jpegWithXmp, sourceTypeUri, xmpPacket } from './testing/image-files.js';
import { aiSignedJpeg } from './testing/signed-image.js';
import { shippedLimits } from './testing/shipped-limits.js';
import { subjectImageOf } from './testing/subject-image-of.js';

const named = (await shippedLimits()).marking;

async function told(bytes: Buffer, visible: string | null) {
  if (named === null) throw new Error('The shipped policy names no items.');
  const disclosure = visible === null ? null : { visible };
  const { message, explanation } = markingChecklist(named, disclosure, await subjectImageOf(bytes));
  return { message, items: explanation.en };
}

describe('markingChecklist', () => {
  it('finds the marks in a signed file', async () => {
    const { message, items } = await told(await aiSignedJpeg(), 'AI-generated');
    expect(items).toMatch(
      /^signed metadata \(1\.1\.1\): met \(a C2PA manifest of "[^"]+"\); time stamp \(1\.1\.1\): not met \(the signature has none\)/,
    );
    expect(items).toContain('digital source type of IPTC (1.1.1): met ("trainedAlgorithmicMedia")');
    expect(items).toContain('visible label declared (2.1): met');
    expect(items).toContain('invisible watermark (1.1.2): unknown');
    expect(message.en).toBe(
      'Of 7 items of the EU code on marking, the image meets 4; 1 are not met, 2 cannot be told.',
    );
  });

  it('finds the digital source type without a signature', async () => {
    const packet = xmpPacket(`Iptc4xmpExt:DigitalSourceType="${sourceTypeUri('trainedAlgorithmicMedia')}"`);
    const { items } = await told(await jpegWithXmp(packet), null);
    expect(items).toContain('signed metadata (1.1.1): not met (no C2PA manifest)');
    expect(items).toContain('digital source type of IPTC (1.1.1): met');
    expect(items).toContain('visible label declared (2.1): not met (none was sent)');
  });

  it('meets no label that does not name AI, as the finding on the label says', async () => {
    for (const label of ['Illustration', ' ', null]) {
      const { items } = await told(await aiSignedJpeg(), label);
      const unclear = visibleLabel(label === null ? null : { visible: label })[0]?.code;
      expect({ label, unclear, met: items.includes('visible label declared (2.1): met') }).toEqual({
        label,
        unclear: label === 'Illustration' ? 'visible-label-unclear' : 'visible-label-missing',
        met: false,
      });
    }
    expect((await told(await aiSignedJpeg(), 'Illustration')).items).toContain('does not name AI');
    expect(visibleLabel({ visible: 'AI-generated' })).toEqual([]);
  });

  it('counts no signature that does not hold', async () => {
    const bytes = await aiSignedJpeg();
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
    const { items } = await told(bytes, null);
    expect(items).toContain('signed metadata (1.1.1): not met (its C2PA manifest is tampered)');
    expect(items).toContain('time stamp (1.1.1): not met (the signature does not hold)');
  });

  it('asks what the policy names and nothing else, with its source and day', async () => {
    if (named === null) throw new Error('The shipped policy names no items.');
    const image = await subjectImageOf(await draw().png().toBuffer());
    const items = named.items.filter(({ look }) => look === 'visible-label');
    const { message, explanation } = markingChecklist({ ...named, items }, null, image);
    expect(message.en).toBe(
      'Of 1 items of the EU code on marking, the image meets 0; 1 are not met, 0 cannot be told.',
    );
    expect(explanation.en).toMatch(
      /^visible label declared \(2\.1\): not met \(none was sent\)\. Numbers are measures/,
    );
    expect(explanation.en).toContain(
      'Code of Practice on Transparency of AI-Generated Content of 10 June 2026, as read on 2026-10-08.',
    );
  });

  it('meets nothing but the log where there is nothing', async () => {
    const { message } = await told(await draw().png().toBuffer(), null);
    expect(message['zh-TW']).toContain('圖片符合 1 項');
  });
});
