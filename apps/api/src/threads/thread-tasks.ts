/** What threads can be asked for, by name; each takes and gives plain data. */
export { answerScheduleQuestion } from '../schedules/answer-schedule-question.js';
export { readFilesInThread } from '../schedule-files/read-files-in-thread.js';
export { describeImageInThread } from '../submissions/describe-image-in-thread.js';
export { previewInThread } from '../submissions/preview-in-thread.js';
