import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { unacceptable } from '../unacceptable.js';

/** Scores go from 0 to 4; 3 stands for at least 10^8 guesses of an attacker who knows what people choose. */
const leastScore = 3;
/** What must be left of a password beside words that whoever knows the person or the product tries first. */
const leastBesideWords = 8;
/** Longer passwords are not looked at whole: what makes one hard to guess stands in its first hundred characters or nowhere. */
const longestLookedAt = 100;
const productWords = ['countersign'];

let made: ZxcvbnFactory | undefined;

/** Made when the first password comes, and kept: it ranks its dictionaries, which processes that take no passwords need not wait for. */
const estimator = (): ZxcvbnFactory => (made ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }));

/** Words about a person that their password must not consist of: the parts of name and address. */
function wordsAbout(person: { email?: string | undefined; name?: string | undefined }): string[] {
  const parts = [person.email, ...(person.email?.split(/[@.+_-]/) ?? []), ...(person.name?.split(/\s+/) ?? [])];
  return [...productWords, ...parts.filter((part) => part !== undefined && part.length >= 3)].map((word) =>
    String(word).toLowerCase(),
  );
}

function beside(password: string, words: readonly string[]): string {
  return words
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase());
}

/**
 * Refuses a password that is among the common ones, that patterns give away, or that is little more than the names of the product
 * and the person (NIST SP 800-63B, section 3.1.1.2). `pointer` says where in the body it stands.
 */
export function refuseGuessablePassword(
  password: string,
  person: { email?: string | undefined; name?: string | undefined },
  pointer: string,
): void {
  const words = wordsAbout(person);
  const isHard = estimator().check(password.slice(0, longestLookedAt), words).score >= leastScore;
  if (isHard && [...beside(password, words)].length >= leastBesideWords) return;
  throw unacceptable(
    'This password is easy to guess. Take several words that have nothing to do with each other, or let a password manager make one.',
    '此密碼容易被猜中。請使用數個互不相關的詞，或由密碼管理工具產生。',
    [
      {
        pointer,
        code: 'guessable',
        detail: {
          en: 'is common, follows a pattern, or is little more than a name: choose another',
          'zh-TW': '屬常見密碼、有規律，或僅為名稱的變化，請另選密碼',
        },
      },
    ],
  );
}
