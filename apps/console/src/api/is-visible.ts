/** Whether this tab is looked at. */
export const isVisible = (): boolean => document.visibilityState === 'visible';
