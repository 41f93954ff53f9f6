import Box from '@mui/material/Box';
import type { HTMLAttributes, ReactNode, Ref } from 'react';
import type { Extent } from './picture-scale.js';

interface Props {
  attach: Ref<HTMLDivElement>;
  picture: Extent;
  scale: number;
  /** What it is and how it is worked, for people who do not see it. */
  label: string;
  /** Short words in a corner, where two stages stand beside each other. */
  caption?: string | null;
  cursor?: string;
  /** Absent where a finger draws instead of moving the picture. */
  handlers: Pick<
    HTMLAttributes<HTMLDivElement>,
    'onKeyDown' | 'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'
  >;
  drawing?: boolean;
  children: ReactNode;
}

/** The frame that a picture is scrolled in; its size does not depend on the picture's. */
export function PictureStage({
  attach,
  picture,
  scale,
  label,
  caption,
  cursor,
  handlers,
  drawing = false,
  children,
}: Props) {
  return (
    <Box sx={{ position: 'relative', flex: 1, minWidth: 0, minHeight: 0, bgcolor: (theme) => theme.colours.sunken }}>
      <Box
        ref={attach}
        tabIndex={0}
        role="application"
        aria-label={label}
        {...handlers}
        sx={{
          position: 'absolute',
          inset: 0,
          overflow: 'auto',
          display: 'grid',
          overscrollBehavior: 'contain',
          cursor: cursor ?? 'grab',
          touchAction: drawing ? 'none' : 'pan-x pan-y',
          userSelect: 'none',
          '&:focus-visible': { outlineOffset: -3 },
        }}
      >
        <Box
          data-testid="picture"
          sx={{ position: 'relative', m: 'auto' }}
          style={{ width: picture.width * scale, height: picture.height * scale }}
        >
          {children}
        </Box>
      </Box>
      {caption && (
        <Box
          sx={{
            position: 'absolute',
            insetInlineStart: 8,
            top: 8,
            px: 1,
            bgcolor: 'background.paper',
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1,
            fontSize: '0.75rem',
            pointerEvents: 'none',
          }}
        >
          {caption}
        </Box>
      )}
    </Box>
  );
}
