import { createFileRoute } from '@tanstack/react-router';
import { NewExerciseScreen } from '../screens/exercises/new-exercise';

export const Route = createFileRoute('/_app/exercises/new')({ component: NewExerciseScreen });
