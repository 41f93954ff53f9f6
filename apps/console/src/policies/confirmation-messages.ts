import { sentences } from '../language/phrase.js';

export const confirmationText = sentences({
  section: { en: 'Second person', 'zh-TW': '第二人確認' },
  unread: { en: 'Not read by a second person yet', 'zh-TW': '尚未經另一人閱讀' },
  byFolderSince: {
    en: 'The policy folder brought this into force. Who changed it is not known here, and nobody has said that they read it.',
    'zh-TW': '此政策由政策資料夾帶入而生效。系統不知變更者為何人，且尚無人表示已閱讀。',
  },
  isFirst: {
    en: 'It was the first policy: nothing was in force before, so all of it is to be read.',
    'zh-TW': '這是第一個政策，先前沒有生效的政策，因此須閱讀全部內容。',
  },
  whatChanged: { en: 'What changed', 'zh-TW': '變更的文件' },
  nothingKept: {
    en: 'Nothing in the documents that are kept.',
    'zh-TW': '保存的文件中沒有差異。',
  },
  rolesChanged: {
    en: 'Roles differ: look who may do more than before.',
    'zh-TW': '角色有變更：請留意哪些人的權限增加。',
  },
  confirmedBy: { en: 'Read by', 'zh-TW': '閱讀確認者' },
  said: { en: 'Comment', 'zh-TW': '意見' },
  approvedByDraft: {
    en: 'A second person approved the draft that brought it into force.',
    'zh-TW': '帶來此版本的草案已由另一人核准。',
  },
  confirm: { en: 'Confirm as read', 'zh-TW': '確認已閱讀' },
  confirmTitle: { en: 'Confirm this policy as read', 'zh-TW': '確認已閱讀此政策' },
  confirmDetail: {
    en: 'You say that you have read what changed, and that it was not you who changed the folder. The policy is in force and stays so. If something is wrong, do not confirm it: write a draft that corrects it, or stop the AI systems concerned.',
    'zh-TW':
      '您表示已閱讀變更內容，且資料夾並非由您變更。此政策已經生效，確認後仍維持生效。若內容有誤，請勿確認：請撰寫草案更正，或停止相關的 AI 系統。',
  },
  comment: { en: 'Comment', 'zh-TW': '意見' },
  commentHelp: {
    en: 'Shown on this page; the log holds its digest.',
    'zh-TW': '顯示於此頁面；稽核紀錄僅保存其摘要值。',
  },
  confirmed: { en: 'The policy was confirmed as read.', 'zh-TW': '已確認閱讀此政策。' },
  unreadTitle: {
    en: 'A policy that the policy folder brought waits for a second person to read it |||| %{count} policies that the policy folder brought wait for a second person to read them',
    'zh-TW': '%{count} 個由政策資料夾帶入而生效的政策尚待另一人閱讀',
  },
  inForceSince: { en: 'In force since', 'zh-TW': '生效時間' },
});
