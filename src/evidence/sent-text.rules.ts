/** Whether a text that a sender gave carries characters that only control a terminal or break a line. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
export const hasControls = (text: string): boolean => /[\u0000-\u001f\u007f]/.test(text);
