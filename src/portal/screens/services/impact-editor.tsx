import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { newKey, useDeed, type KeyHeader } from '../../api/deed';
import { proposeImpact, writeImpact, type Impact, type ImpactGuide } from '../../api/impact';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import type { Problem } from '../../parts/problem';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useDraft } from '../plans/use-draft';
import { cellAt, keyOf, type Cells } from './derived';
import { bodyOf, cellsOf, draftOf, repeated, type ImpactDraft } from './impact-draft';
import { ImpactGrid, type Place } from './impact-grid';
import { ImpactLive } from './impact-live';
import { PasteScores } from './impact-paste';
import { Breaches } from './impact-shown';
import { useOutageText } from './outage';
import { PeaksEditor } from './peaks-editor';
import { ScorePanel } from './score-panel';
import { useServiceCopy } from './service.copy';

function useCells(draft: ImpactDraft, set: (draft: ImpactDraft) => void, guide: ImpactGuide) {
  const { cells } = draft;
  const change = ({ row, column }: Place, part: Partial<Cells[string]>) => {
    const [at, in_] = [guide.categories[row], guide.bands[column]];
    if (!at || !in_) return;
    const key = keyOf(at.category, in_.band);
    set({ ...draft, cells: { ...cells, [key]: { ...cellAt(cells, at.category, in_.band), ...part } } });
  };
  return {
    score: (place: Place, score: number | null) => change(place, { score }),
    note: (place: Place, note: string) => change(place, { note }),
    repeat: (place: Place) => set({ ...draft, cells: repeated(cells, guide, place) }),
  };
}

type ProposeProps = { of: Impact; onClose: () => void };

function Propose({ of, onClose }: ProposeProps) {
  const t = useServiceCopy();
  const outage = useOutageText();
  const queries = useQueryClient();
  const propose = async () => {
    await proposeImpact({ id: of.id, version: of.version }, { 'Idempotency-Key': newKey() });
    toast({ title: t('proposed') });
    onClose();
    await queries.invalidateQueries();
  };
  return (
    <ConfirmDialog
      title={t('propose')}
      isOpen
      onClose={onClose}
      lede={t('proposeLede')}
      record={[
        { label: t('version'), value: `${of.ref}, ${of.number}` },
        { label: t('mtpd'), value: outage(of.derivedMtpdMinutes) },
        { label: t('scores'), value: of.scores.length },
        { label: t('peaks'), value: of.peaks.map(({ label }) => label).join(', ') || '–' },
      ]}
      confirmLabel={t('propose')}
      onConfirm={propose}
    >
      <Breaches of={of} />
    </ConfirmDialog>
  );
}

function useSaving(settle: () => void) {
  const t = useServiceCopy();
  const queries = useQueryClient();
  return useDeed(
    (input: Parameters<typeof writeImpact>[0], headers: KeyHeader) =>
      writeImpact(input, headers).catch(async (thrown: unknown) => {
        await queries.invalidateQueries({ queryKey: ['services'] });
        throw thrown;
      }),
    {
      onDone: () => {
        settle();
        toast({ title: t('saved') });
      },
    },
  );
}

function SavingProblem({ problem }: { problem: Problem | null }) {
  const t = useServiceCopy();
  if (problem?.code !== 'stale-version') return <ProblemNote problem={problem} />;
  return (
    <Note tone="warn" title={t('stale')} live>
      <p>{t('staleHelp')}</p>
    </Note>
  );
}

/** The draft being scored: by keyboard in the grid, or by pressing the words of each score beside it. */
export function ImpactEditor({ of, guide }: { of: Impact; guide: ImpactGuide }) {
  const t = useServiceCopy();
  const draft = useDraft(draftOf(of));
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [doing, setDoing] = useState<'paste' | 'propose' | null>(null);
  const save = useSaving(draft.settle);
  const change = useCells(draft.value, draft.set, guide);
  const { cells, peaks, note } = draft.value;
  const grid = { guide, cells, place, onScore: change.score, onRepeat: change.repeat };
  return (
    <div className="stack">
      <ImpactLive cells={cells} guide={guide} />
      {!draft.isDirty && <Breaches of={of} />}
      <Form
        label={t('impact')}
        errors={save.errors}
        onSubmit={() => save.submit({ id: of.id, body: { ...bodyOf(draft.value, guide), version: of.version } })}
      >
        <div className="spread">
          <p className="muted sm">{t('gridHelp')}</p>
          <Button small glyph="copy" onPress={() => setDoing('paste')}>
            {t('paste')}
          </Button>
        </div>
        <div className="impact-work">
          <ImpactGrid {...grid} onPlace={setPlace} />
          <ScorePanel {...grid} onNote={change.note} />
        </div>
        <PeaksEditor
          peaks={peaks}
          guide={guide}
          cells={cells}
          onPeaks={(next) => draft.set({ ...draft.value, peaks: next })}
        />
        <TextArea
          label={t('note')}
          name="note"
          hint={t('noteHint')}
          optional
          rows={2}
          maxLength={4000}
          value={note}
          onChange={(text) => draft.set({ ...draft.value, note: text })}
        />
        <SavingProblem problem={save.problem} />
        <div className="row">
          <Button
            type="submit"
            look={draft.isDirty ? 'primary' : 'plain'}
            isPending={save.isPending}
            isDisabled={!draft.isDirty}
          >
            {t('save')}
          </Button>
          <Button
            look={draft.isDirty ? 'plain' : 'primary'}
            isDisabled={draft.isDirty || of.gaps.length > 0}
            onPress={() => setDoing('propose')}
          >
            {t('propose')}
          </Button>
          <span className="muted sm" role="status">
            {draft.isDirty && t('unsaved')}
          </span>
        </div>
      </Form>
      {doing === 'paste' && (
        <PasteScores
          id={of.id}
          onClose={() => setDoing(null)}
          onScores={(scores) => draft.set({ ...draft.value, cells: { ...cells, ...cellsOf(scores) } })}
        />
      )}
      {doing === 'propose' && <Propose of={of} onClose={() => setDoing(null)} />}
    </div>
  );
}
