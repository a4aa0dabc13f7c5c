export class AreaView {
  observation: string;
  cause: string;
  effect: string;
}

export class ReportView {
  strengths: string[];
  areas: AreaView[];
  lessons: string[];
  /** Why it was issued although differences in the recovered data were open. */
  openDifferences?: string;
}
