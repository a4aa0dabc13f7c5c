// North American and international forms. Dates, times, references and digests have none of these shapes.
const NUMBERS = /\+\d[\d\s().-]{6,}\d|(?:\(\d{3}\)\s?|\b\d{3}[\s.-])\d{3}[\s.-]\d{4}\b/gu;

/** Telephone numbers as packets print them: two digits are enough to tell calls apart, and too few to make one. */
export function masked(text: string): string {
  return text.replace(NUMBERS, (number) => `[number ending ${number.replace(/\D/gu, '').slice(-2)}]`);
}

export const showsNumber = (text: string): boolean => masked(text) !== text;

/** A value of plain JSON with every text in it masked. */
export function maskedThroughout<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
    typeof member === 'string' ? masked(member) : member,
  ) as T;
}
