import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { isOver } from './back-test-state.js';

const lookMs = 1500;

/** The newest back-tests of a draft, read again while one of them is under way. */
export function useBackTests(draft: string) {
  const queries = useQueryClient();
  const tests = useAnswer('listBackTests', { params: { id: draft } });
  const isUnderWay = tests.data?.items.some((test) => !isOver(test)) ?? false;
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['route', 'listBackTests'] }), lookMs);
    return () => clearInterval(timer);
  }, [isUnderWay, queries]);
  return tests;
}
