import type { Shape } from '../../api/client';
import { Button, IconButton } from '../../parts/button';
import { DurationField, TextField } from '../../parts/text-fields';
import { useServicesCopy } from './services.copy';

type Dependency = Shape<'DependencyInput'>;
type Backup = Shape<'BackupInput'>;
type Replication = Shape<'ReplicationInput'>;
/** What the objectives rest on; the arithmetic compares them with it. */
export type Basis = { dependencies: Dependency[]; backups: Backup[]; replications: Replication[] };
type Row = Record<string, string | number | null | undefined>;
type Kind = keyof Basis;

const SHAPES = {
  dependencies: { text: 'name', minutes: ['rtoMinutes'], blank: { name: '', rtoMinutes: null } },
  backups: {
    text: 'dataSet',
    minutes: ['intervalMinutes', 'copyLagMinutes'],
    blank: { dataSet: '', intervalMinutes: null, copyLagMinutes: null },
  },
  replications: { text: 'dataSet', minutes: ['alarmLagMinutes'], blank: { dataSet: '', alarmLagMinutes: null } },
} as const;

type ListProps = { kind: Kind; rows: Row[]; onRows: (rows: Row[]) => void };

function List({ kind, rows, onRows }: ListProps) {
  const t = useServicesCopy();
  const { text, minutes, blank } = SHAPES[kind];
  const change = (at: number, part: Row) =>
    onRows(rows.map((one, place) => (place === at ? { ...one, ...part } : one)));
  return (
    <div className="stack-tight" role="group" aria-label={t(`basis.${kind}`)}>
      <h3>{t(`basis.${kind}`)}</h3>
      <p className="muted sm">{t(`basisRule.${kind}`)}</p>
      {rows.map((row, at) => (
        <div key={at} className="form-row">
          <TextField
            label={t(`basis.${text}`)}
            name={`${kind}.${at}.${text}`}
            value={String(row[text] ?? '')}
            onChange={(value) => change(at, { [text]: value })}
          />
          {minutes.map((field) => (
            <DurationField
              key={field}
              label={t(`basis.${field}`)}
              name={`${kind}.${at}.${field}`}
              optional={field === 'rtoMinutes'}
              value={(row[field] as number | null | undefined) ?? null}
              onChange={(value) => change(at, { [field]: value })}
            />
          ))}
          <IconButton
            small
            glyph="cross"
            label={t('basisRemove', { name: String(row[text] ?? '') })}
            onPress={() => onRows(rows.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      <div>
        <Button small glyph="plus" onPress={() => onRows([...rows, blank])}>
          {t(`basisAdd.${kind}`)}
        </Button>
      </div>
    </div>
  );
}

/** Suppliers, backups and replications that the recovery time and point are compared with. */
export function BasisFields({ basis, onBasis }: { basis: Basis; onBasis: (basis: Basis) => void }) {
  return (['dependencies', 'backups', 'replications'] as const).map((kind) => (
    <List
      key={kind}
      kind={kind}
      rows={basis[kind]}
      /* a time that is not there yet is sent as none, and the API says beside it that it is needed */
      onRows={(rows) => onBasis({ ...basis, [kind]: rows })}
    />
  ));
}
