-- Sample content for development and training: what public sources say, with source and date, and nothing else. Loaded as a whole, or not
-- at all when any of the tables holds something.
do $$
begin
    lock table remittances.corridors, remittances.providers, remittances.articles in share row exclusive mode;
    if exists (select from remittances.corridors) or exists (select from remittances.providers) or exists (select from remittances.articles) then
        return;
    end if;

    insert into remittances.corridors (country, currency, min_cents, max_cents, sample)
    values ('ZA', 'ZAR', 5000, 500000, true);

    insert into remittances.providers (number, label, name, state, source, sample)
    values (1, 'Post Office', 'South African Post Office money order', 'offered', 'sanews.gov.za, 18 Oct 2022', true),
           (2, 'Shoprite', 'Shoprite, Checkers or Usave Money Market', 'offered', 'bizcommunity.com, 10 Sep 2024', true),
           (3, 'Mukuru', 'Mukuru', 'offered', 'lestimes.com, 8 Jul 2016', true),
           (4, 'MoneyGram', 'MoneyGram', 'names-only', 'AFI/CBL case study, 2018', true),
           (5, 'Interchange', 'Interchange', 'names-only', 'AFI/CBL case study, 2018', true),
           (6, 'TEBA', 'TEBA', 'names-only', 'AFI/CBL case study, 2018', true),
           (7, 'Inter-postal', 'Inter-postal', 'names-only', 'AFI/CBL case study, 2018', true),
           (8, 'Sasai', 'Sasai', 'names-only', 'businesslive.co.za, 17 Oct 2023; saxafimedia', true),
           (10, 'WorldRemit', 'WorldRemit', 'names-only', 'businesslive.co.za, 17 Oct 2023; saxafimedia', true),
           (11, 'FNB', 'FNB', 'names-only', 'plainremit.com, 2025', true),
           (12, 'Shoprite app', 'Shoprite Send', 'names-only', 'shopritesend.co.za, undated', true);

    insert into remittances.services
           (provider_id, country, method, needs_en, needs_st, terms_en, terms_st, source, checked_on, checked_precision)
    select v.id, 'ZA', s.method, s.needs_en, s.needs_st, s.terms_en, s.terms_st, s.source, s.checked_on, 'day'
      from (values ('Post Office', 'cash', 'ID and proof of residence', 'ID le bopaki ba bolulo',
                    'Same day. The receiver pays nothing', 'Letsatsing leo. Moamoheli ha a lefe letho',
                    'sanews.gov.za', date '2022-10-18'),
                   ('Shoprite', 'cash', null, null, null, null, 'bizcommunity.com', date '2024-09-10'),
                   ('Mukuru', 'cash', null, null, 'The receiver pays nothing', 'Moamoheli ha a lefe letho', 'lestimes.com', date '2016-07-08'),
                   ('Mukuru', 'wallet', null, null, 'The receiver pays nothing', 'Moamoheli ha a lefe letho', 'lestimes.com', date '2016-07-08'))
           as s (label, method, needs_en, needs_st, terms_en, terms_st, source, checked_on)
      join remittances.providers v on v.label = s.label;

    -- The Post Office publishes bands. The other source names its percentage at 900 rand alone, so the price holds there alone.
    insert into remittances.prices
           (provider_id, country, method, from_cents, to_cents, fixed_cents, basis_points, source, checked_on, checked_precision, sample)
    select v.id, 'ZA', 'cash', p.from_cents, p.to_cents, p.fixed_cents, p.basis_points, p.source, p.checked_on, p.checked_precision, true
      from (values ('Post Office', 1, 50000, 4450, 0, 'sanews.gov.za', date '2022-10-18', 'day'),
                   ('Post Office', 50001, 99999, 6660, 0, 'sanews.gov.za', date '2022-10-18', 'day'),
                   ('Post Office', 100000, 199999, 8150, 0, 'sanews.gov.za', date '2022-10-18', 'day'),
                   ('Post Office', 200000, 500000, 10360, 0, 'sanews.gov.za', date '2022-10-18', 'day'),
                   ('Shoprite', 90000, 90000, 0, 200, 'finmark.org.za', date '2019-01-01', 'year'))
           as p (label, from_cents, to_cents, fixed_cents, basis_points, source, checked_on, checked_precision)
      join remittances.providers v on v.label = p.label;

    -- The text of the policy is not public: these say what the newsletters said, and that the text is missing.
    insert into remittances.articles (number, title_en, title_st, body_en, published_en, source, sample)
    values (1, 'What it is', 'Ke eng',
            'The text of the Remittances Policy is not here yet: the Diaspora Directorate has not supplied it. '
            'What is known: the IOM Lesotho newsletter of October to December 2023 calls the policy one of the recent successes and says that '
            'it still needs to be implemented and explained to the larger diaspora.',
            true, 'IOM Lesotho newsletter, Oct-Dec 2023', true),
           (2, 'What changes for me', 'Se fetohang ho ''na', 'The Directorate has not yet supplied this text.', true, 'none', true),
           (3, 'Fees', 'Litefo', 'The Directorate has not yet supplied this text.', true, 'none', true),
           (4, 'Complaints', 'Litletlebo', 'The Directorate has not yet supplied this text.', true, 'none', true),
           (5, 'Investing', 'Matsete',
            'The Directorate has not yet supplied this text. What is known: the IOM Lesotho newsletter of October to December 2023 reports '
            'that Deputy Prime Minister Nthomeng Majara named remittances, foreign direct investment, trade facilitation and transfer of '
            'knowledge and skills as benefits.',
            true, 'IOM Lesotho newsletter, Oct-Dec 2023', true),
           (6, 'Skills', 'Litsebo', 'The Directorate has not yet supplied this text.', false, 'none', true),
           (7, 'Dual citizenship', 'Boahi ba naha tse peli', 'The Directorate has not yet supplied this text.', false, 'none', true);
end
$$;
