import { ValidationPipe, type ValidationError } from '@nestjs/common';
import * as transformer from 'class-transformer';
import * as validator from 'class-validator';
import { Problem, type FieldError } from './problem';

/** The field may be left out, but is never null; `IsOptional` lets null through to where nobody expects it. */
export function MayBeLeftOut(): PropertyDecorator {
  return validator.ValidateIf((_: object, value: unknown) => value !== undefined);
}

/** Refuses bodies that do not have the declared shape, unknown fields included, and names every field at fault. */
export function inputPipe(): ValidationPipe {
  return new ValidationPipe({
    // Handed over as they were required here: imported later by the framework itself, a package that is both required and
    // imported may arrive without its members (Node 20).
    validatorPackage: validator,
    transformerPackage: transformer,
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) =>
      new Problem(
        'invalid-input',
        'Some fields are missing or not as they should be. Nothing was saved.',
        errors.flatMap((e) => fieldErrors(e, '')),
      ),
  });
}

function fieldErrors(error: ValidationError, above: string): FieldError[] {
  const pointer = `${above}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    pointer,
    message: sentence(rule, message),
    code: rule,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

function sentence(rule: string, message: string): string {
  if (rule === 'whitelistValidation') return 'This field is not known here.';
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}
