import { sentences } from '../language/phrase.js';

export const verifyFileText = sentences({
  title: { en: 'Verify a report or a bundle', 'zh-TW': '驗證報告或證據包' },
  lead: {
    en: 'Drop an exported bundle (ZIP) or report (JSONL) here, or choose one. It is verified in this browser and sent nowhere.',
    'zh-TW': '將匯出的證據包（ZIP）或報告（JSONL）拖放至此，或選擇檔案。驗證在此瀏覽器中進行，檔案不會上傳。',
  },
  choose: { en: 'Choose a file', 'zh-TW': '選擇檔案' },
  trust: { en: 'Verifier key or trust policy (optional)', 'zh-TW': '驗證金鑰或信任政策（選填）' },
  trustHelp: {
    en: 'One that you got another way. Without it, the key that comes with the file is believed.',
    'zh-TW': '請使用以其他管道取得者。未填時採用檔案所附的金鑰。',
  },
  trustFault: { en: 'This is neither a verifier key nor a trust policy.', 'zh-TW': '這不是驗證金鑰，也不是信任政策。' },
  verifying: { en: 'Verifying %{name}', 'zh-TW': '正在驗證 %{name}' },
  stop: { en: 'Stop', 'zh-TW': '停止' },
  noSignatures: {
    en: 'This browser cannot verify Ed25519 signatures, so nothing can be said about the file. Use a current browser over https, or the command countersign verify.',
    'zh-TW':
      '此瀏覽器無法驗證 Ed25519 簽章，因此無法判斷此檔案。請透過 https 使用新版瀏覽器，或使用 countersign verify 指令。',
  },
  unreadable: { en: 'The file could not be read: %{detail}', 'zh-TW': '無法讀取檔案：%{detail}' },
});
