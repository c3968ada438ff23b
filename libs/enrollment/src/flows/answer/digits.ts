const isDigit = (one: string): boolean => /^\p{Nd}$/u.test(one);

/** Every run of decimal digits in Unicode is ten long and begins with zero, so how many stand before one in its run is its value. */
const valueOf = (digit: string): string => {
  const at = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (isDigit(String.fromCodePoint(at - before - 1))) before += 1;
  return String(before % 10);
};

/** Decimal digits of any script as ASCII, for a phone that writes in its owner's own; everything else stays. */
export const asciiDigits = (text: string): string => [...text].map((one) => (isDigit(one) ? valueOf(one) : one)).join('');
