/**
 * Whose the password of the next field is. Nobody sees it: it is read by password managers, which else take whatever field
 * stands before a password for the name to keep it under. (They do not read inputs of the type "hidden".)
 */
export function NameForPassword({ name }: { name: string }) {
  return <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />;
}
