/**
 * Why a rule says no. `code` is stable and machine-readable, `reason` is a sentence for the person who asked,
 * `pointer` names the field that caused it (JSON pointer into the request body), where one did.
 */
export interface Refusal<Code extends string = string> {
  code: Code;
  reason: string;
  pointer?: string;
}
