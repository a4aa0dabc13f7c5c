import { occurrenceWords } from './occurrence.rules';

/** Which of several in a period, below the name of an obligation. */
export function Occurrence({ of }: { of: string }) {
  const words = occurrenceWords(of);
  return words !== null && <span className="sub">{words}</span>;
}
