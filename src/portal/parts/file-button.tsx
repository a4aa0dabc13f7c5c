import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Button, type ButtonLook } from './button';

type Files = { onFiles: (files: File[]) => void; accept?: string; multiple?: boolean };
export type FileButtonProps = Files & { children: ReactNode; look?: ButtonLook; isDisabled?: boolean };

/** Opens the platform's file chooser. `accept` as on an input: `.pdf,.docx`. */
export function FileButton({ onFiles, accept, multiple = false, children, look, isDisabled }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button glyph="upload" look={look} isDisabled={isDisabled} onPress={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

export type DropZoneProps = Files & { title: string; hint: ReactNode; button: string };

/** A place to drop files, with a button for those who do not drag. */
export function DropZone({ title, hint, button, ...files }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const hold = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files];
    files.onFiles(files.multiple ? dropped : dropped.slice(0, 1));
  };
  return (
    <div
      className="drop"
      data-over={over || undefined}
      role="group"
      aria-label={title}
      onDragOver={hold}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <strong>{title}</strong>
      <span>{hint}</span>
      <FileButton {...files} look="primary">
        {button}
      </FileButton>
    </div>
  );
}
