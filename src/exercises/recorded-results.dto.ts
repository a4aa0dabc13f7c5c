export class RecordedResult {
  planStepId: string;
  attempt: number;
}

export class RecordedResults {
  /** How many were written; one that says what the latest attempt says is left out of a batch. */
  recorded: number;
  results: RecordedResult[];
}
