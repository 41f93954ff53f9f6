import type { LocalizedText } from '@countersign/contracts';

/** What `--help` prints. */
export const usage: LocalizedText = {
  en: `countersign: verify what a Countersign log, report, bundle, proof or receipt says, without trusting who made it

  countersign verify <address of a log>      read the whole log and recompute it
  countersign verify <report.jsonl>          every decision of a report; --log <address> also looks for missing ones
  countersign verify <bundle.zip>            an exported bundle, every byte of it; --log as for a report
  countersign verify <file.tlog-proof>       one entry; needs --leaf and a key
  countersign verify-receipt <receipt.jws>   an approval; needs --content and --jwks

  countersign archive <address of a log>     verify it and keep a copy in the folder --to; run again, it takes what is new
  countersign verify <folder of an archive>  the copy, offline

  countersign witness                        cosign the checkpoints of logs, as long as each extends the one before
      --name <name> --key <file> --state <file> --log <key or file> --port <n> [--host <address>]

  countersign policy check [folder]          read policies as the product does, run their tests, look for idle rules
  countersign policy schemas <folder>        write the JSON Schemas of policy documents, for editors

  --vkey <key or file>     verifier key of the log, got another way than the log itself
  --policy <file>          trust policy (C2SP tlog-policy): logs, witnesses, quorum; instead of --vkey
  --leaf <file or hash>    the entry, or its leaf hash (64 hexadecimal digits)
  --log <address>          for a report or a bundle: read the log too
  --to <folder>            for an archive: where it lies
  --content <file>         for a receipt: what is published; once for each image, in order
  --jwks <address or file> for a receipt: the key set of the issuer
  --issuer <name>          for a receipt: who must have signed it
  --proof <file>           for a receipt: the proof that its entry is in the log
  --json                   print the result as one JSON object
  --lang <en or zh-TW>     language
  --help                   this text

  Exit status: 0 verified, 1 does not verify, 2 called wrongly, 3 could not be fetched or read
`,
  'zh-TW': `countersign：驗證 Countersign 日誌、報告、證據包、證明或收據的內容，無須信任其產生者

  countersign verify <日誌位址>              讀取並重新計算整份日誌
  countersign verify <report.jsonl>          驗證報告中的每筆裁決；加上 --log <位址> 可檢查是否有遺漏
  countersign verify <bundle.zip>            驗證匯出的證據包，包括其中每個位元組；--log 同上
  countersign verify <file.tlog-proof>       驗證單筆紀錄；需要 --leaf 與金鑰
  countersign verify-receipt <receipt.jws>   驗證核可收據；需要 --content 與 --jwks

  countersign archive <日誌位址>             驗證並封存日誌至 --to 資料夾；再次執行時僅讀取新增部分
  countersign verify <封存資料夾>            離線驗證封存的日誌

  countersign witness                        擔任見證者：日誌的檢查點只要延續前一個即予副署
      --name <名稱> --key <檔案> --state <檔案> --log <金鑰或檔案> --port <埠號> [--host <位址>]

  countersign policy check [資料夾]          以產品啟動時的方式讀取政策、執行其測試，並找出無作用的規則
  countersign policy schemas <資料夾>        輸出政策文件的 JSON Schema，供編輯器使用

  --vkey <金鑰或檔案>      日誌的驗證金鑰，須由日誌以外的管道取得
  --policy <檔案>          信任政策（C2SP tlog-policy）：日誌、見證者與門檻；取代 --vkey
  --leaf <檔案或雜湊值>    紀錄本身，或其葉雜湊值（64 個十六進位數字）
  --log <位址>             用於報告或證據包：一併讀取日誌
  --to <資料夾>            用於封存：存放位置
  --content <檔案>         用於收據：所發布的內容；多張圖片時依序各指定一次
  --jwks <位址或檔案>      用於收據：簽發者的金鑰集
  --issuer <名稱>          用於收據：必須的簽發者
  --proof <檔案>           用於收據：其紀錄已載入日誌的證明
  --json                   以單一 JSON 物件輸出結果
  --lang <en 或 zh-TW>     語言
  --help                   顯示本說明

  結束狀態：0 驗證通過，1 驗證不通過，2 用法錯誤，3 無法取得或讀取
`,
};
