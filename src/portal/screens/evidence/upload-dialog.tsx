import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { catalogueQuery } from '../../api/obligations';
import { Button, IconButton } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { DropZone, FileButton } from '../../parts/file-button';
import { Form } from '../../parts/form';
import { bytesText } from '../../parts/format';
import { ComboBox } from '../../parts/combo-box';
import { DateField, TextField } from '../../parts/text-fields';
import './evidence.css';
import { errorsOf, firstFacts } from './upload-form.rules';
import { SharedFacts } from './shared-facts';
import { lastChangedOn, titleFrom, type ChosenFile, type UploadFacts } from './upload-facts';
import { addUploads } from './upload-store';
import { useUploadFormCopy } from './uploads.copy';

export type UploadDialogProps = {
  onClose: () => void;
  /** Files that were dropped already. */
  files?: File[];
  /** Facts known beforehand: the kind, the requirements, the version that is replaced. */
  known?: Partial<UploadFacts>;
  replaces?: boolean;
};

type RowProps = {
  chosen: ChosenFile;
  at: number;
  kinds: { id: string; label: string }[];
  onChange: (chosen: ChosenFile) => void;
  onRemove: () => void;
};

function FileRow({ chosen, at, kinds, onChange, onRemove }: RowProps) {
  const t = useUploadFormCopy();
  const { file } = chosen;
  return (
    <li className="chosen-file">
      <div className="upload-name">
        <span className="strong">{file.name}</span>
        <span className="muted sm">{file.size === 0 ? t('empty') : bytesText(file.size)}</span>
      </div>
      <IconButton small glyph="cross" label={t('remove', { name: file.name })} onPress={onRemove} />
      <div className="form-row">
        <TextField
          label={t('fileTitle')}
          name={`files.${at}.title`}
          maxLength={200}
          value={chosen.title}
          onChange={(title) => onChange({ ...chosen, title })}
        />
        <ComboBox
          label={t('kind')}
          name={`files.${at}.kind`}
          options={kinds}
          value={chosen.kind === '' ? null : chosen.kind}
          onChange={(kind) => onChange({ ...chosen, kind: kind ?? '' })}
        />
        <DateField
          label={t('madeOn')}
          name={`files.${at}.madeOn`}
          hint={t('madeOnHint')}
          value={chosen.madeOn}
          onChange={(madeOn) => onChange({ ...chosen, madeOn })}
        />
      </div>
    </li>
  );
}

/* a kind that is chosen for one file stands for those that have none yet */
const changed = (chosen: ChosenFile[], at: number, next: ChosenFile) =>
  chosen.map((other, place) => (place === at ? next : { ...other, kind: other.kind === '' ? next.kind : other.kind }));

const wordsOf = (replaces: boolean) =>
  replaces ? ({ title: 'replaceTitle', lede: 'replaceLede' } as const) : ({ title: 'title', lede: 'lede' } as const);

const chosenOf = (file: File, { title, kind }: Partial<UploadFacts>): ChosenFile => ({
  file,
  title: title ?? titleFrom(file.name),
  kind: kind ?? '',
  madeOn: lastChangedOn(file),
});

type FilesProps = {
  chosen: ChosenFile[];
  kinds: { id: string; label: string }[];
  isOne: boolean;
  onAdd: (files: File[]) => void;
  onChange: (chosen: ChosenFile[]) => void;
};

function FilesField({ chosen, kinds, isOne, onAdd, onChange }: FilesProps) {
  const t = useUploadFormCopy();
  if (chosen.length === 0)
    return (
      <DropZone title={t('dropTitle')} hint={t('dropHint')} button={t('addFiles')} multiple={!isOne} onFiles={onAdd} />
    );
  return (
    <>
      <ul className="chosen-files" aria-label={t('files')}>
        {chosen.map((one, at) => (
          <FileRow
            key={`${one.file.name} ${at}`}
            chosen={one}
            at={at}
            kinds={kinds}
            onChange={(next) => onChange(changed(chosen, at, next))}
            onRemove={() => onChange(chosen.filter((_, place) => place !== at))}
          />
        ))}
      </ul>
      {!isOne && (
        <div>
          <FileButton multiple onFiles={onAdd}>
            {t('moreFiles')}
          </FileButton>
        </div>
      )}
    </>
  );
}

/** Asks what files are before they are sent; what is the same for all of them is asked once. */
export function UploadDialog({ onClose, files = [], known = {}, replaces = false }: UploadDialogProps) {
  const t = useUploadFormCopy();
  const { data: catalogue } = useSuspenseQuery(catalogueQuery);
  const kinds = catalogue.evidenceKinds.map(({ kind, title }) => ({ id: kind, label: `${title} (${kind})` }));
  const [facts, setFacts] = useState<UploadFacts>({ ...firstFacts, ...known });
  const choose = (file: File, first?: ChosenFile) => chosenOf(file, { ...known, ...(first && { kind: first.kind }) });
  const [chosen, setChosen] = useState<ChosenFile[]>(files.map((file) => choose(file)));
  const [tried, setTried] = useState(false);
  const errors = errorsOf(chosen, facts, t);
  const add = (more: File[]) =>
    setChosen(
      replaces ? more.slice(0, 1).map((f) => choose(f)) : [...chosen, ...more.map((f) => choose(f, chosen[0]))],
    );
  const submit = () => {
    setTried(true);
    if (errors.length > 0 || chosen.length === 0) return;
    addUploads(chosen.map(({ file, ...own }) => ({ file, facts: { ...facts, ...own, title: own.title.trim() } })));
    onClose();
  };
  return (
    <Dialog title={t(wordsOf(replaces).title)} isOpen onClose={onClose} wide role="alertdialog">
      <p className="muted">{t(wordsOf(replaces).lede)}</p>
      <Form onSubmit={submit} errors={tried ? errors : undefined} label={t('title')}>
        <FilesField chosen={chosen} kinds={kinds} isOne={replaces} onAdd={add} onChange={setChosen} />
        {chosen.length > 0 && <SharedFacts facts={facts} onChange={setFacts} chosen={chosen} />}
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={chosen.length === 0}>
            {t('submit', { count: chosen.length })}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
