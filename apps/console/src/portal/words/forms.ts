/** A word in another language has the same shape: texts stay texts, and a text with parts takes the same parts. */
export type SameShape<T> = T extends string
  ? string
  : T extends (...parts: infer P) => string
    ? (...parts: P) => string
    : { readonly [K in keyof T]: SameShape<T[K]> };

/** "1 try", "3 tries": the number as the language writes it, with the form that it asks for (Unicode CLDR plural rules). */
export function counting(language: string): (number: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (number, one, other) => `${digits.format(number)} ${rules.select(number) === 'one' ? one : other}`;
}
