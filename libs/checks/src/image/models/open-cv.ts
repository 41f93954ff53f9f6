import { createRequire } from 'node:module';

/** Something in the memory of OpenCV, which no garbage collector looks into. */
interface Held {
  isDeleted(): boolean;
  delete(): void;
}

interface HeldList extends Held {
  get(nth: number): Held;
}

interface OpenCv {
  Mat?: new (...parts: unknown[]) => Held;
  MatVector: new (...parts: unknown[]) => HeldList;
  getPerspectiveTransform(...parts: unknown[]): Held;
  getRotationMatrix2D(...parts: unknown[]): Held;
  onRuntimeInitialized?: () => void;
  onAbort?: (why: unknown) => void;
}

/** OpenCV as @gutenye/ocr-common uses it, and the means to give its memory back. */
export interface PictureMemory {
  /** Runs one reading after the other, and frees what each has left behind. */
  during<T>(read: () => Promise<T>): Promise<T>;
}

/** The module is loaded long before its WebAssembly is: a call in between fails. Resolves when it can be called. */
async function untilReady(cv: OpenCv): Promise<void> {
  if (cv.Mat) return;
  await new Promise<void>((resolve, reject) => {
    cv.onRuntimeInitialized = resolve;
    cv.onAbort = (why) => reject(new Error(`OpenCV could not be started: ${String(why)}`));
  });
}

/** Notes all that is made from now on: @gutenye/ocr-common deletes little of it, above all not the picture of a line. */
function noting(cv: OpenCv, made: Held[]): void {
  const note = (held: Held): Held => {
    made.push(held);
    return held;
  };
  const making = (make: OpenCv['getPerspectiveTransform']) =>
    new Proxy(make, { apply: (target, self, parts: unknown[]) => note(Reflect.apply(target, self, parts)) });
  if (!cv.Mat) throw new Error('OpenCV is not ready.');
  cv.Mat = new Proxy(cv.Mat, { construct: (target, parts: unknown[]) => note(new target(...parts)) });
  cv.MatVector = new Proxy(cv.MatVector, {
    construct: (target, parts: unknown[]) => {
      const list = new target(...parts);
      note(list);
      // Each look at a member makes a further thing that holds it.
      list.get = new Proxy(list.get, {
        apply: (get, _self, [nth]: [number]) => note(Reflect.apply(get, list, [nth])),
      });
      return list;
    },
  });
  cv.getPerspectiveTransform = making(cv.getPerspectiveTransform);
  cv.getRotationMatrix2D = making(cv.getRotationMatrix2D);
}

let memory: Promise<PictureMemory> | null = null;

async function open(): Promise<PictureMemory> {
  // Never handed on by a promise, nor imported by one: the module has a method `then` of its own.
  const cv = createRequire(import.meta.url)('@techstark/opencv-js') as OpenCv;
  await untilReady(cv);
  const made: Held[] = [];
  noting(cv, made);
  let last: Promise<unknown> = Promise.resolve();
  const freed = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } finally {
      for (const held of made.splice(0)) if (!held.isDeleted()) held.delete();
    }
  };
  return {
    during: <T>(read: () => Promise<T>): Promise<T> => {
      const reading = last.then(() => freed(read));
      last = reading.catch(() => undefined);
      return reading;
    },
  };
}

/** The memory of OpenCV in this thread, once OpenCV can be used. */
export const pictureMemory = (): Promise<PictureMemory> => (memory ??= open());
