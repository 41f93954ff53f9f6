import { analyseRoster, type Roster } from '@countersign/scheduling';

// A roster comes in, what can be said about it goes out.
self.addEventListener('message', ({ data }: MessageEvent<Roster>) => self.postMessage(analyseRoster(data)));
