import { createFileRoute } from '@tanstack/react-router';
import { HomeScreen } from '../screens/home/home';

export const Route = createFileRoute('/_app/home')({ component: HomeScreen });
