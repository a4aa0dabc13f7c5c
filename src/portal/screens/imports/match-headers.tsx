import { useState } from 'react';
import type { ImportColumn } from '../../api/imports';
import { Button } from '../../parts/button';
import { Form } from '../../parts/form';
import { Note } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { useImportsCopy } from './imports.copy';

/** What a person says that the file's own headers are. */
export type ToldHeaders = { ignore: string[]; use: { header: string; key: string }[] };

const LEFT_OUT = '-';

type MatchProps = {
  /** Headers of the file that name no column. */
  unknown: string[];
  columns: readonly ImportColumn[];
  onRead: (told: ToldHeaders) => void;
};

/** Asks of each header that the list does not have which column it is, or whether it is left out. */
export function MatchHeaders({ unknown, columns, onRead }: MatchProps) {
  const t = useImportsCopy();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [asked, setAsked] = useState(false);
  const missing = (header: string) => asked && (chosen[header] ?? '') === '';
  const read = () => {
    setAsked(true);
    if (unknown.some((header) => (chosen[header] ?? '') === '')) return;
    const ignore = unknown.filter((header) => chosen[header] === LEFT_OUT);
    const use = unknown.flatMap((header) => {
      const key = chosen[header] ?? LEFT_OUT;
      return key === LEFT_OUT ? [] : [{ header, key }];
    });
    onRead({ ignore, use });
  };
  const taken = (header: string) =>
    Object.entries(chosen).flatMap(([other, key]) => (other !== header && key !== LEFT_OUT ? [key] : []));
  return (
    <Note tone="warn" title={t('unknown')}>
      <p>{t('unknownHelp')}</p>
      <Form onSubmit={read} label={t('unknown')}>
        {unknown.map((header, i) => (
          <Select
            key={header}
            label={t('whatIs', { header })}
            name={`headers.${i}`}
            value={chosen[header] ?? ''}
            error={missing(header) ? t('chooseOne') : undefined}
            options={[
              { id: LEFT_OUT, label: t('leaveOut') },
              ...columns
                .filter(({ key }) => !taken(header).includes(key))
                .map(({ key, header: known, required }) => ({ id: key, label: known + (required ? '*' : '') })),
            ]}
            onChange={(key) => setChosen({ ...chosen, [header]: key })}
          />
        ))}
        <div className="row">
          <Button type="submit" look="primary">
            {t('readAgain')}
          </Button>
        </div>
      </Form>
    </Note>
  );
}
