import { sentences } from '../../language/phrase.js';

export const imageText = sentences({
  image: { en: 'Image %{number} of %{count}', 'zh-TW': '第 %{number}／%{count} 張圖片' },
  images: { en: 'Images', 'zh-TW': '圖片' },
  zoomIn: { en: 'Zoom in', 'zh-TW': '放大' },
  zoomOut: { en: 'Zoom out', 'zh-TW': '縮小' },
  fit: { en: 'Fit', 'zh-TW': '符合視窗' },
  noAlt: { en: 'The output came without a text alternative.', 'zh-TW': '此產出未提供替代文字。' },
  alt: { en: 'Text alternative: %{alt}', 'zh-TW': '替代文字：%{alt}' },
  declaredAi: { en: 'declared as AI-generated', 'zh-TW': '已聲明為 AI 生成' },
  size: { en: '%{width} × %{height} px', 'zh-TW': '%{width} × %{height} 像素' },
  failed: {
    en: 'The image could not be read. Reload the page to try again.',
    'zh-TW': '無法讀取圖片，請重新載入頁面。',
  },
  markRegion: { en: 'Mark a region', 'zh-TW': '標記區域' },
  markHelp: {
    en: 'Drag over the image, or move the frame with the arrow keys (Shift resizes), then press f again.',
    'zh-TW': '在圖片上拖曳，或以方向鍵移動框線（按住 Shift 調整大小），再按一次 f。',
  },
  frame: {
    en: 'Frame at %{x}, %{y}, size %{width} by %{height}',
    'zh-TW': '框線位於 %{x}, %{y}，大小 %{width} × %{height}',
  },
  useFrame: { en: 'Mark this frame', 'zh-TW': '標記此框線' },
});
