import { verifyEntry, type VerifyInput } from './verify-entry.js';

self.addEventListener('message', (event: MessageEvent<VerifyInput>) => {
  void verifyEntry(event.data).then((steps) => self.postMessage(steps));
});
