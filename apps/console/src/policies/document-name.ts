import { useText } from '../language/use-text.js';
import { policiesText } from './messages.js';

const isKey = (key: string): key is keyof typeof policiesText => Object.hasOwn(policiesText, key);

/** The name of a document of a policy in words; its file's name where there are none. */
export function useDocumentName(): (document: string) => string {
  const text = useText(policiesText);
  return (document) => {
    const key = `document.${document}`;
    return isKey(key) ? text(key) : document;
  };
}
