declare module '../audit-trail/deeds' {
  interface Deeds {
    'questionnaire.published': {
      code: string;
      version: string;
      title: string;
      documentSha256: string;
      questions: number;
      source: string;
    };
    'period.questionnaire-chosen': {
      code: string;
      questionnaireVersionId: string;
      questionnaire: string;
      documentSha256: string;
    };
  }
}

export {};
