/** Every use of randomness has its own number, so that none disturbs another. The large ones count upwards per order, contact or wave. */
export const purpose = {
  latent: 1,
  orders: 2,
  profile: 3,
  contacts: 4,
  costs: 5,
  referral: 6,
  subscription: 7,
  reviews: 1_000_000,
  contactSurveys: 2_000_000,
  contactText: 3_000_000,
  reviewText: 4_000_000,
  waves: 5_000_000,
  serviceQuality: 6_000_000,
} as const;
