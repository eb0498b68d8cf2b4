/** The last font of the stack, in slices: a browser fetches a slice only where no earlier font has the character. */
import '@fontsource/noto-sans-sc/400.css'
import '@fontsource/noto-sans-sc/600.css'
