import { useState } from 'react';

/** A dialog over the workbench. */
type WorkbenchDialog = 'sheet' | 'skip' | null;

/** What the frame around a workbench holds: the dialog that is open, and whether only the output is shown. */
export function useFrame() {
  const [dialog, setDialog] = useState<WorkbenchDialog>(null);
  const [wide, setWide] = useState(false);
  return { dialog, setDialog, wide, setWide };
}
export type Frame = ReturnType<typeof useFrame>;
