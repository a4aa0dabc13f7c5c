import { TusDoor } from '../../evidence/tus-door';
import { UploadIntake } from '../../evidence/upload-intake';

/** Where files for requests lie while they arrive; evidence has its own place. */
export class RequestFileIntake extends UploadIntake {}

/** The tus server for files of requests. */
export class RequestFileDoor extends TusDoor {}
