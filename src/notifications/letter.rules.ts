import { dueWords, type Topic } from './notice.rules';

/** One thing in a message. */
export interface LetterLine {
  topic: Topic;
  title: string;
  detail: string;
  link: string;
  dueOn: string | null;
  daysLeft: number | null;
  vendorName: string | null;
}

export interface LetterFrame {
  personName: string;
  registrantName: string;
  /** Where the portal is reached, without a slash at its end. */
  publicUrl: string;
}

export interface Letter {
  subject: string;
  body: string;
}

// Everything that came from a person's keyboard becomes one line: no header and no list is made by it.
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const short = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

const ending = ({ publicUrl, registrantName }: LetterFrame): string[] => [
  '--',
  `You get this because you work with ${oneLine(registrantName)} in Holdfast.`,
  `Choose what you are told, and how: ${publicUrl}/account`,
];

/** A message about one thing. */
export function letterOf(line: LetterLine, frame: LetterFrame): Letter {
  const about = line.vendorName === null ? '' : ` (${oneLine(line.vendorName)})`;
  const body = [
    `Hello ${oneLine(frame.personName)},`,
    '',
    oneLine(line.title),
    ...(line.detail === '' ? [] : [oneLine(line.detail)]),
    '',
    `${frame.publicUrl}${line.link}`,
    '',
    ...ending(frame),
  ];
  return { subject: short(oneLine(`Holdfast: ${line.title}${about}`), 200), body: `${body.join('\n')}\n` };
}

/** A morning's message: what is overdue first, then by date, then what has no date. */
export function digestOf(lines: readonly LetterLine[], frame: LetterFrame): Letter {
  const ordered = [...lines].sort(
    (one, other) =>
      (one.daysLeft ?? Infinity) - (other.daysLeft ?? Infinity) ||
      (one.vendorName ?? '').localeCompare(other.vendorName ?? '') ||
      one.title.localeCompare(other.title),
  );
  const parts = [
    part(
      'Overdue',
      ordered.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0),
      frame,
    ),
    part(
      'Due',
      ordered.filter(({ daysLeft }) => daysLeft !== null && daysLeft >= 0),
      frame,
    ),
    part(
      'News',
      ordered.filter(({ daysLeft }) => daysLeft === null),
      frame,
    ),
  ];
  const body = [`Hello ${oneLine(frame.personName)},`, '', ...parts.flat(), ...ending(frame)];
  return {
    subject: `Holdfast: ${inNumbers(lines)} - ${short(oneLine(frame.registrantName), 100)}`,
    body: `${body.join('\n')}\n`,
  };
}

function inNumbers(lines: readonly LetterLine[]): string {
  const overdue = lines.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length;
  const due = lines.filter(({ daysLeft }) => daysLeft !== null && daysLeft >= 0).length;
  const news = lines.length - overdue - due;
  const said = [
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
    ...(due > 0 ? [`${due} due soon`] : []),
    ...(news > 0 ? [`${news} new`] : []),
  ];
  return said.join(', ');
}

function part(heading: string, lines: readonly LetterLine[], { publicUrl }: LetterFrame): string[] {
  if (lines.length === 0) return [];
  const told = lines.flatMap((line) => {
    const when = line.daysLeft === null ? [] : [`${dueWords(line.daysLeft)}, ${line.dueOn ?? ''}`];
    const whose = line.vendorName === null ? [] : [oneLine(line.vendorName)];
    return [
      `- ${oneLine(line.title)}`,
      ...([...whose, ...when].length > 0 ? [`  ${[...whose, ...when].join(' · ')}`] : []),
      ...(line.detail === '' ? [] : [`  ${oneLine(line.detail)}`]),
      `  ${publicUrl}${line.link}`,
    ];
  });
  return [`${heading} (${lines.length})`, ...told, ''];
}
