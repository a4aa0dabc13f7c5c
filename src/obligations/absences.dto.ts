import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';

export class RecordAbsence {
  /** Obligations for which nothing was submitted. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  obligationIds: string[];
  @IsString() @Matches(/\S/, { message: 'Say why it was not tested.' }) @MaxLength(2000) reason: string;
}

export class RecordedAbsence {
  recorded: number;
}
