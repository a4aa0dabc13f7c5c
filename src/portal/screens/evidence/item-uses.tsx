import { useMemo, useState } from 'react';
import { useDeed } from '../../api/deed';
import { addUses, removeUse, type EvidenceDetail, type EvidenceUse } from '../../api/evidence';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { TimeText } from '../../parts/measures';
import { EmptyState, ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { toast } from '../../parts/toast';
import { useItemCopy } from './evidence.copy';
import { ObligationPicker } from './obligation-picker';
import { useUploadFormCopy } from './uploads.copy';

const looks = { proposed: 'submitted', accepted: 'accepted', rejected: 'rejected' } as const;
const words = { proposed: 'Proposed', accepted: 'Accepted', rejected: 'Rejected' } as const;

function AddUsesDialog({ item, onClose }: { item: EvidenceDetail; onClose: () => void }) {
  const t = useItemCopy();
  const form = useUploadFormCopy();
  const [ids, setIds] = useState<string[]>([]);
  const newest = item.versions[0];
  const add = useDeed(addUses, {
    onDone: () => {
      toast({ title: t('added') });
      onClose();
    },
  });
  if (!newest) return null;
  const used = item.uses.filter(({ versionId }) => versionId === newest.id).map(({ obligationId }) => obligationId);
  return (
    <Dialog title={t('addTitle', { ref: item.ref })} isOpen onClose={onClose} wide role="alertdialog">
      <Form
        label={t('addUses')}
        errors={add.errors}
        onSubmit={() => add.submit({ id: newest.id, body: { obligationIds: ids } })}
      >
        <ObligationPicker label={form('requirements')} kind={item.kind} value={ids} onChange={setIds} without={used} />
        <ProblemNote problem={add.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isPending={add.isPending} isDisabled={ids.length === 0}>
            {t('add', { count: ids.length })}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function TakeBack({ use }: { use: EvidenceUse }) {
  const t = useItemCopy();
  const back = useDeed(removeUse, { onDone: () => toast({ title: t('removed') }) });
  return (
    <>
      <Button
        small
        look="quiet"
        aria-label={t('removeUseWhat', { code: use.requirementCode })}
        isPending={back.isPending}
        onPress={() => back.submit({ id: use.versionId, useId: use.id })}
      >
        {t('removeUse')}
      </Button>
      <ProblemNote problem={back.problem} />
    </>
  );
}

function useColumns(mayChange: boolean): Column<EvidenceUse>[] {
  const t = useItemCopy();
  return useMemo(
    () => [
      {
        id: 'requirement',
        header: t('requirement'),
        primary: true,
        value: (use) => use.requirementCode,
        cell: (use) => (
          <>
            <AppLink to={`/requirements/${use.obligationId}`}>{use.requirementCode}</AppLink>
            <span className="sub">{use.requirementTitle}</span>
          </>
        ),
      },
      { id: 'version', header: t('useVersion'), tight: true, cell: (use) => use.versionNumber },
      { id: 'fit', header: t('fit'), cell: (use) => t(`fit.${use.periodFit}`, { period: use.periodCode }) },
      {
        id: 'decision',
        header: t('decision'),
        cell: (use) => (
          <>
            <StateChip state={looks[use.state]} word={words[use.state]} />
            {use.decidedAt && (
              <span className="sub">
                {use.decidedByName}, <TimeText at={use.decidedAt} />
              </span>
            )}
          </>
        ),
      },
      { id: 'reason', header: t('reason'), cell: (use) => use.decisionReason || '–' },
      ...(mayChange
        ? [
            {
              id: 'act',
              header: t('removeUse'),
              tight: true,
              cell: (use: EvidenceUse) => use.state === 'proposed' && <TakeBack use={use} />,
            },
          ]
        : []),
    ],
    [t, mayChange],
  );
}

/** What the evidence is used for, and how each use was decided. */
export function ItemUses({ item }: { item: EvidenceDetail }) {
  const t = useItemCopy();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const mayChange = may('evidence.bring') && item.withdrawnAt === null;
  const columns = useColumns(mayChange);
  return (
    <Card
      title={t('uses')}
      lede={t('usesLede')}
      aside={
        mayChange && (
          <Button glyph="plus" onPress={() => setAdding(true)}>
            {t('addUses')}
          </Button>
        )
      }
    >
      <DataTable
        plain
        caption={t('uses')}
        columns={columns}
        rows={item.uses}
        rowKey={(use) => use.id}
        empty={<EmptyState title={t('noUses')}>{t(mayChange ? 'noUsesHelp' : 'noUsesReads')}</EmptyState>}
      />
      {adding && <AddUsesDialog item={item} onClose={() => setAdding(false)} />}
    </Card>
  );
}
