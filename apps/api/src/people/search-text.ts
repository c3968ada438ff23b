import { loginKey } from '@tessera/directory';

/** The expression of the index `person_search`, letter for letter. */
const SEARCHED = `lower(p.display_name || ' ' || p.login || ' ' || coalesce(p.mail, '') || ' ' || coalesce(p.department, ''))`;

/** A LIKE pattern that finds `text` itself anywhere, whatever it holds. */
export const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;

/** Words of a search; NUL cannot be part of a PostgreSQL text. */
export const wordsOf = (search: string): string[] =>
  search.replaceAll('\0', ' ').normalize('NFC').split(/\s+/u).filter(Boolean).slice(0, 8);

/** Every word somewhere in name, login, mail or department; or the whole as one of the forms of a login. */
export function searchCondition(search: string, parameter: (value: unknown) => string): string {
  const words = wordsOf(search).map((word) => `${SEARCHED} LIKE lower(${parameter(containing(word))})`);
  if (words.length === 0) return 'TRUE';
  const key = loginKey(search);
  const login = key === null ? '' : ` OR p.login_keys @> ARRAY[${parameter(key)}::text]`;
  return `((${words.join(' AND ')})${login})`;
}
