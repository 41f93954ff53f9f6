import type { ReportHeader } from '../renderer.js';

/** What is in a bundle and how to verify it, in the language of the report. */
export function readmeText({ report, from, to, frozenAt, decisions, log, language, notProven }: ReportHeader): string {
  const open = notProven.map((sentence) => `- ${sentence}`).join('\n');
  if (language === 'zh-TW') {
    return `Countersign 證據包
報告 ${report}
期間 ${from} 至 ${to}，凍結於 ${frozenAt}，裁決 ${decisions} 筆
日誌 ${log.origin}，紀錄 ${log.size} 筆

如何驗證
- 指令：npx countersign verify <本檔案.zip> --vkey <日誌的驗證金鑰>
- 瀏覽器：開啟 verify.html，將本證據包拖放進去。該頁不與外界連線，但隨證據包提供；
  若要對製作者舉證，請使用本專案或主控台提供的驗證工具。
請由證據包以外的管道取得金鑰。trust-policy.txt 中的金鑰由證據包本身提供：
  ${log.verifierKey}

內容
- report.jsonl：每行一個 JSON 物件；表頭、各項要求、每筆裁決及其證明，
  連同其所依據的認領、流程與先前裁決之證明
- proofs.txt：各裁決的證明；每段之後接上 checkpoint 的內容，即為 C2SP tlog-proof 檔
- checkpoint：日誌簽署的狀態（C2SP tlog-checkpoint）
- trust-policy.txt：信任的金鑰與見證者（C2SP tlog-policy）
- packs/、policies/：計算與裁決所依據的要求集與政策
- oscal/：OSCAL 1.2 格式的評估結果、目錄與對照
- manifest.json：各檔案的 SHA-256

未能證明的事項
${open}
`;
  }
  return `Countersign evidence bundle
Report ${report}
From ${from} to ${to}, frozen at ${frozenAt}, ${decisions} decisions
Log ${log.origin}, ${log.size} entries

How to verify it
- By command: npx countersign verify <this file.zip> --vkey <verifier key of the log>
- In a browser: open verify.html and drop the bundle onto it. The page connects to nothing, but it came with the bundle:
  for proof against its maker, take the verifier from the project or from the console.
Get the key another way than this bundle. The one in trust-policy.txt comes from the bundle itself:
  ${log.verifierKey}

What is in it
- report.jsonl: one JSON object a line: head, requirements, every decision with its proof, and
  the claim, the routing and the earlier votes that it rests on with theirs
- proofs.txt: the proofs of the decisions; each, with the content of checkpoint behind it, is a C2SP tlog-proof
- checkpoint: the signed state of the log (C2SP tlog-checkpoint)
- trust-policy.txt: keys and witnesses to believe (C2SP tlog-policy)
- packs/, policies/: the requirement packs and policies that were counted and decided by
- oscal/: assessment results, catalogue and mapping in OSCAL 1.2
- manifest.json: SHA-256 of each file

What it does not prove
${open}
`;
}
