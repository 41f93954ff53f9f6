import type { LocalizedText, LogFault } from '@countersign/contracts';

/** What of a leaf, its entry or its payload can be found altered. */
export type AlteredPart =
  'hash' | 'entryHash' | 'id' | 'action' | 'at' | 'actor' | 'kind' | 'subject' | 'commitment' | 'text';

/** What is wrong with single leaves, by their index. */
export type LeafFaults = Map<number, LogFault>;

const parts: Record<Exclude<AlteredPart, 'hash'>, LocalizedText> = {
  entryHash: { en: "the entry's leaf hash", 'zh-TW': '紀錄的葉雜湊值' },
  id: { en: "the entry's id", 'zh-TW': '紀錄的編號' },
  action: { en: "the entry's action", 'zh-TW': '紀錄的操作' },
  at: { en: "the entry's time", 'zh-TW': '紀錄的時間' },
  actor: { en: "the entry's actor", 'zh-TW': '紀錄的操作者' },
  kind: { en: "the kind of the entry's actor", 'zh-TW': '紀錄操作者的種類' },
  subject: { en: "the entry's subject", 'zh-TW': '紀錄的對象' },
  commitment: { en: 'its payload or salt', 'zh-TW': '附帶資料或鹽值' },
  text: { en: 'its text', 'zh-TW': '文字' },
};

const fault = (code: string, en: string, zhTW: string): LogFault => ({ code, detail: { en, 'zh-TW': zhTW } });

/** Everything that a verification of the log can find, each with a code that stays and a sentence that names the place. */
export const logFaults = {
  altered: (index: number, part: AlteredPart): LogFault =>
    part === 'hash'
      ? fault('leaf-altered', `Leaf ${index} was altered: its hash differs.`, `葉節點 ${index} 已遭竄改：雜湊值不符。`)
      : fault(
          part === 'commitment' ? 'payload-altered' : 'entry-altered',
          `Leaf ${index}: ${parts[part].en} was altered.`,
          `葉節點 ${index}：${parts[part]['zh-TW']}已遭竄改。`,
        ),
  entryGone: (index: number): LogFault =>
    fault('entry-missing', `Leaf ${index}: its entry is gone.`, `葉節點 ${index}：對應的紀錄已不存在。`),
  payloadGone: (index: number): LogFault =>
    fault(
      'payload-missing',
      `Leaf ${index}: its payload is gone, and no erasure or retention entry of the log lists it.`,
      `葉節點 ${index}：附帶資料已不存在，且日誌中沒有任何抹除或保存期限紀錄列出它。`,
    ),
  leavesGone: (first: number, last: number): LogFault =>
    fault('leaves-missing', `Leaves are missing between ${first} and ${last}.`, `${first} 至 ${last} 之間缺少葉節點。`),
  order: (first: number, end: number): LogFault =>
    fault(
      'order-altered',
      `The leaves from ${first} to ${end - 1} do not lead to the root signed at size ${end}, though each has its hash: their order was changed, or leaves were replaced.`,
      `葉節點 ${first} 至 ${end - 1} 雖各自與雜湊值相符，卻無法算出大小 ${end} 時簽署的根：順序遭變更，或葉節點被替換。`,
    ),
  tile: (level: number, index: number): LogFault =>
    fault(
      'tile-altered',
      `Tile ${level}/${index} does not hold the hashes of what lies below it.`,
      `圖磚 ${level}/${index} 與其下的雜湊值不符。`,
    ),
  tileGone: (level: number, index: number): LogFault =>
    fault('tile-missing', `Tile ${level}/${index} is missing.`, `缺少圖磚 ${level}/${index}。`),
  tilesGone: (why: string): LogFault =>
    fault('tile-missing', `The tree cannot be continued: ${why}`, `無法接續雜湊樹：${why}`),
  root: (size: number): LogFault =>
    fault(
      'root-mismatch',
      `The root of the ${size} leaves is not the one that the checkpoint signs.`,
      `${size} 個葉節點的根與檢查點簽署的根不同。`,
    ),
  checkpointAltered: (size: number): LogFault =>
    fault(
      'checkpoint-altered',
      `The checkpoint of size ${size} was replaced: its row says another size or root than what was signed.`,
      `大小 ${size} 的檢查點已遭替換：資料列的大小或根與所簽署者不同。`,
    ),
  checkpointUnsigned: (size: number, why: string): LogFault =>
    fault(
      'checkpoint-altered',
      `The checkpoint of size ${size} does not verify: ${why}.`,
      `大小 ${size} 的檢查點驗證失敗：${why}。`,
    ),
  keySwapped: (size: number, names: string): LogFault =>
    fault(
      'key-swapped',
      `The checkpoint of size ${size} is not signed by the log's key (${names}), and no recorded rotation leads from one key to the other: the key was swapped.`,
      `大小 ${size} 的檢查點並非以日誌金鑰（${names}）簽署，也沒有任何金鑰輪替紀錄銜接兩者：金鑰已遭調換。`,
    ),
  keyRetired: (size: number): LogFault =>
    fault(
      'key-retired',
      `The checkpoint of size ${size} is signed by a retired key only.`,
      `大小 ${size} 的檢查點僅以已停用的金鑰簽署。`,
    ),
  keyRecord: (name: string): LogFault =>
    fault(
      'key-record-altered',
      `The record of the log key ${name} was altered: no entry of the log says the same.`,
      `日誌金鑰 ${name} 的紀錄已遭竄改：日誌中沒有相符的紀錄。`,
    ),
  shorter: (size: number, seen: number, by: LocalizedText): LogFault =>
    fault(
      'log-shorter',
      `The log has ${size} leaves, fewer than the ${seen} that ${by.en}: its tail is missing.`,
      `日誌有 ${size} 個葉節點，少於${by['zh-TW']}的 ${seen} 個：尾端已遺失。`,
    ),
  unlogged: (count: number, first: string): LogFault =>
    fault(
      'entry-not-in-log',
      `${count} entries are neither in the log nor waiting for it, the first is ${first}: leaves were removed.`,
      `有 ${count} 筆紀錄既不在日誌中也未在等待封存，第一筆為 ${first}：葉節點已遭移除。`,
    ),
  verificationRecord: (at: string): LogFault =>
    fault(
      'verification-altered',
      `The record of the verification at ${at} was altered, removed or made up: the log says otherwise.`,
      `${at} 的驗證結果已遭竄改、移除或捏造：與日誌不符。`,
    ),
  forked: (witness: string, isAhead: boolean, detail: string): LogFault =>
    isAhead
      ? fault(
          'witness-ahead',
          `The witness ${witness} says that it cosigned a larger log than this one: the tail is missing, or the log was replaced (${detail}).`,
          `見證者 ${witness} 表示曾副署比此更大的日誌：尾端已遺失，或日誌已遭替換（${detail}）。`,
        )
      : fault(
          'forked',
          `The witness ${witness} refused the checkpoint: this log does not continue the one that it cosigned (${detail}).`,
          `見證者 ${witness} 拒絕檢查點：此日誌並非其先前副署之日誌的延續（${detail}）。`,
        ),
  cosignature: (size: number, witness: string): LogFault =>
    fault(
      'cosignature-altered',
      `The cosignature of ${witness} over size ${size} does not match the checkpoint.`,
      `見證者 ${witness} 對大小 ${size} 的副署與檢查點不符。`,
    ),
} as const;
