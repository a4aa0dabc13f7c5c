import type { Dict } from '../../support/pdf/pdf-file';
import type { TaggedElement, TaggedFile } from '../../support/pdf/tagged-file';
import { complain, type Rule } from './rule';
import { misplaced, strange } from './structure.rules';

const at = ({ tag, ref }: TaggedElement): string => `${tag} ${ref}`;

const parts: Rule = {
  id: 'parts',
  name: 'builds tables from the parts that tables have, in their order',
  broken: (tagged) => [
    ...misplaced(tagged, {
      ...{ TR: ['Table', 'THead', 'TBody', 'TFoot'], TH: ['TR'], TD: ['TR'] },
      ...{ THead: ['Table'], TBody: ['Table'], TFoot: ['Table'] },
    }),
    ...strange(tagged, {
      ...{ Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'], TR: ['TH', 'TD'] },
      ...{ THead: ['TR'], TBody: ['TR'], TFoot: ['TR'] },
    }),
    ...tagged.tagged('Table').flatMap((table) => {
      const tags = tagged.childrenOf(table).map(({ tag }) => tag);
      const many = (tag: string) => tags.filter((one) => one === tag).length > 1;
      const caption = tags.indexOf('Caption');
      return [
        ...complain(many('THead') || many('TFoot') || many('Caption'), `${at(table)} has two heads, feet or captions`),
        ...complain(caption > 0 && caption < tags.length - 1, `${at(table)} has its caption between its rows`),
        ...complain(tags.includes('THead') && !tags.includes('TBody'), `${at(table)} has a head and no body`),
        ...complain(rowsOf(tagged, table).length === 0, `${at(table)} has no rows`),
      ];
    }),
  ],
};

const columns: Rule = {
  id: 'columns',
  name: 'gives every row of a table the same number of columns',
  broken: (tagged) =>
    tagged.tagged('Table').flatMap((table) => {
      const counts = rowsOf(tagged, table).map((row) => gridOf(tagged, row).length);
      return complain(
        new Set(counts).size > 1,
        `${at(table)} has rows of ${[...new Set(counts)].join(' and ')} columns`,
      );
    }),
};

const headers: Rule = {
  id: 'headers',
  name: 'gives every heading cell a scope and every other cell a heading',
  broken: (tagged) => [
    ...tagged
      .tagged('TH')
      .filter((cell) => !['Row', 'Column', 'Both'].includes(scopeOf(tagged, cell)))
      .map((one) => `${at(one)} has no scope`),
    ...tagged.tagged('Table').flatMap((table) => {
      const rows = rowsOf(tagged, table).map((row) => gridOf(tagged, row));
      const headed = new Set(
        rows.flatMap((row) => row.flatMap((cell, i) => (heads(tagged, cell, 'Column') ? [i] : []))),
      );
      return rows.flatMap((row) => {
        const named = row.some((cell) => heads(tagged, cell, 'Row'));
        return row
          .filter((cell, i) => cell.tag === 'TD' && !named && !headed.has(i))
          .map((one) => `${at(one)} has no heading`);
      });
    }),
  ],
};

function heads(tagged: TaggedFile, cell: TaggedElement, scope: string): boolean {
  return cell.tag === 'TH' && [scope, 'Both'].includes(scopeOf(tagged, cell));
}

function attributesOf({ file }: TaggedFile, cell: TaggedElement): Dict[] {
  return [file.resolve(cell.dict['/A'])]
    .flat()
    .map((one) => file.dict(one))
    .filter((one) => one['/O'] === '/Table');
}

function scopeOf(tagged: TaggedFile, cell: TaggedElement): string {
  return attributesOf(tagged, cell)
    .map((one) => tagged.file.name(one['/Scope']))
    .join('');
}

/** The cells of a row, one entry for each column that it spans. */
function gridOf(tagged: TaggedFile, row: TaggedElement): TaggedElement[] {
  return tagged.childrenOf(row).flatMap((cell) => {
    const span = attributesOf(tagged, cell).map((one) => Number(one['/ColSpan'] ?? 1));
    return Array.from({ length: Math.max(1, ...span) }, () => cell);
  });
}

function rowsOf(tagged: TaggedFile, table: TaggedElement): TaggedElement[] {
  return tagged
    .childrenOf(table)
    .flatMap((child) => (child.tag === 'TR' ? [child] : tagged.childrenOf(child).filter(({ tag }) => tag === 'TR')));
}

export const tableRules = [parts, columns, headers];
