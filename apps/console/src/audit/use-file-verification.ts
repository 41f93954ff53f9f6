import { useEffect, useRef, useState } from 'react';
import { verifyFileInWorker, type FileOutcome } from './verify-file-in-worker.js';

/** Where the verification of a file stands. */
export type FileVerification =
  | { state: 'none' }
  | { state: 'running'; name: string; percent: number }
  | { state: 'done'; name: string; outcome: FileOutcome };

/** Verifies one file at a time: a new one stops the one before it, and so does leaving the page. */
export function useFileVerification() {
  const [verification, setVerification] = useState<FileVerification>({ state: 'none' });
  const current = useRef<AbortController | null>(null);
  const stop = (): void => {
    current.current?.abort();
    current.current = null;
    setVerification({ state: 'none' });
  };
  const verify = async (file: File, trust: string): Promise<void> => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    const { signal } = controller;
    const { name } = file;
    setVerification({ state: 'running', name, percent: 0 });
    const onProgress = (percent: number): void => setVerification({ state: 'running', name, percent });
    const outcome = await verifyFileInWorker({ file, trust }, onProgress, signal).catch(
      (error: unknown): FileOutcome => ({ fault: 'unreadable', detail: String(error) }),
    );
    if (!signal.aborted) setVerification({ state: 'done', name, outcome });
  };
  useEffect(() => () => current.current?.abort(), []);
  return { verification, verify, stop };
}
