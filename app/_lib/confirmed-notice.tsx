import { Banner } from '@/components/ui/banner'

/** Above a form whose author has just come back from the second step. */
export const ConfirmedNotice = () => (
  <Banner tone="success" live title="You have confirmed that it is you.">
    What you typed is still here, and nothing has been done yet: look it over and press the button again.
  </Banner>
)
