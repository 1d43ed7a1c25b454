namespace Diaspora.Gateway.Privacy;

/// <summary>
/// The numbering plans of the countries where most Basotho abroad live. Sources: the national plans as Google's libphonenumber describes them
/// (checked against release 1.13.16 of libphonenumber-js); widened to whole ranges, so that a number block opened tomorrow is not refused.
/// Numbers of every other country are checked for their calling code and length only (<see cref="CallingCodes"/>).
/// </summary>
internal static class NumberPlans
{
    private static readonly NumberPlan[] All =
    [
        new("266", "LS", "", [Mobile("[56]xxx xxxx"), Other("2xxx xxxx"), Other("800[1256] xxxx")]) { Length = 8 },
        // Shorter and longer numbers of machines exist; people have nine digits.
        new("27", "ZA", "0",
        [
            Mobile("[67]x xxx xxxx"), Mobile("8[12345] xxx xxxx"), Other("8[067] xxx xxxx"), Other("[12345]x xxx xxxx"), Other("9[012] xxx xxxx"),
        ]) { Length = 9 },
        new("267", "BW", "", [Mobile("7xxx xxxx"), Other("[23456]xx xxxx"), Other("0800 xxx xxx"), Other("800x xxx xxx"), Other("90x xxxx")]),
        new("268", "SZ", "", [Mobile("7[56789]xx xxxx"), Other("70xx xxxx"), Other("[23]xxx xxxx"), Other("0800 xxxx"), Other("900 xxx xxx")]),
        new("264", "NA", "0",
        [
            Mobile("60 xxx xxxx"), Mobile("8[1245] xxx xxxx"), Other("6[1234567] xxx xxx(x)"), Other("8[03] xxx xxxx"), Other("8[78] xxx xxx(x)"),
        ]),
        new("44", "GB", "0",
        [
            // Ofcom keeps these for drama: nobody ever has one.
            Never("7700 900 xxx"),
            Mobile("7[12345789]xx xxx xxx"), Mobile("7624 xxx xxx"), Other("7[06]xx xxx xxx"),
            Other("1xxx xxx xx(x)"), Other("[239]x xxxx xxxx"), Other("5[56] xxxx xxxx"),
            Other("8xx xxx xxxx"), Other("800 xxx xxx"), Other("800 1111"),
        ])
        {
            Places =
            [
                new("IM", "1624 7624 75240 75242 75244 75246 75247 75248 75249 79240 79242 79244 79246 79247 79248 79249 74576"),
                new("JE", "1534 7509 7829 7937 77003 77007 77008 7797"),
                new("GG", "1481 7781 7839 79111 79117"),
            ],
        },
        NorthAmerica(),
        new("61", "AU", "0",
        [
            Mobile("4xx xxx xxx"), Other("[2378] xxxx xxxx"), Other("1[38]00 xxx xxx"), Other("13x xxx"), Other("180x xxx"), Other("190x xxx xxx"),
        ])
        {
            Places = [new("CC", "89162"), new("CX", "89164")],
        },
        new("353", "IE", "0",
        [
            Mobile("8[356789] xxx xxxx"), Mobile("822 xxx xxx"), Other("1 xxx xxxx(x)"), Other("[245679]x xxxxx(xx)"),
            Other("1[58]xx xxx xxx"), Other("818 xxx xxx"),
        ]),
        new("49", "DE", "0",
        [
            Mobile("15x xxxx xxxx"), Mobile("16[023] xxx xxxx(x)"), Mobile("17x xxx xxxx(x)"),
            Other("[23456789]x xxx(xxxxxxxx)"), Other("1[38]x xxxx(xxxx)"),
        ]),
        new("31", "NL", "0",
        [
            Mobile("6[123458] xxx xxxx"), Other("66 xxx xxxx"), Other("[123457]x xxx xxxx"), Other("8[4578] xxx xxxx"), Other("91 xxx xxxx"),
            Other("800 xxxx(xxx)"), Other("90[069] xxxx(xxx)"),
        ]),
        new("971", "AE", "0", [Mobile("5[0234568] xxx xxxx"), Other("[234679] xxx xxxx"), Other("[4679]00 xxx xxx"), Other("800 xx(xxxxxxx)")]),
        new("852", "HK", "",
        [
            Other("58[01]x xxxx"), Mobile("[4569]xxx xxxx"), Mobile("70xx xxxx"), Mobile("84xx xxxx"), Other("[2378]xxx xxxx"), Other("800 xxx xxx"),
        ]),
        new("86", "CN", "0",
        [
            Mobile("1[3456789]x xxxx xxxx"), Other("10 xxxx xxxx"), Other("2x xxxx xxxx"), Other("[3456789]xx xxx xxxx(x)"),
        ]),
        // From 6 up, mobiles and the fixed lines of some towns share ranges.
        new("91", "IN", "0", [Mobile("[6789]xxx xxx xxx"), Other("[12345]x xxxx xxxx"), Other("18[06]0 xxx xxxx")]),
    ];

    private static readonly Dictionary<string, NumberPlan> ByCode = All.ToDictionary(plan => plan.CallingCode, StringComparer.Ordinal);

    private static readonly Dictionary<string, NumberPlan> ByCountry = All
        .SelectMany(plan => plan.Places.Select(place => place.Country).OfType<string>().Prepend(plan.Country), (plan, country) => (plan, country))
        .ToDictionary(pair => pair.country, pair => pair.plan, StringComparer.OrdinalIgnoreCase);

    /// <summary>The plan behind a calling code, or null when only the length is checked.</summary>
    public static NumberPlan? FindByCode(string callingCode) => ByCode.GetValueOrDefault(callingCode);

    /// <summary>The plan that people in a country (ISO 3166 code, any case) dial by, or null when it is not described here.</summary>
    public static NumberPlan? FindByCountry(string country) => ByCountry.GetValueOrDefault(country);

    private static NumberRange Mobile(string pattern) => new(NumberKind.Mobile, pattern);

    private static NumberRange Other(string pattern) => new(NumberKind.Other, pattern);

    private static NumberRange Never(string pattern) => new(NumberKind.Unlisted, pattern);

    // +1 is one plan for two dozen countries; a number says by its area code where it is at home, and mobiles have no ranges of their own.
    private static NumberPlan NorthAmerica() => new("1", "US", "1",
    [
        Never("x11 xxx xxxx"), Never("x9x xxx xxxx"), Never("37x xxx xxxx"), Never("96x xxx xxxx"),
        Other("800 [23456789]xx xxxx"), Other("822 [23456789]xx xxxx"), Other("833 [23456789]xx xxxx"), Other("844 [23456789]xx xxxx"),
        Other("855 [23456789]xx xxxx"), Other("866 [23456789]xx xxxx"), Other("877 [23456789]xx xxxx"), Other("888 [23456789]xx xxxx"),
        Other("[5679]00 [23456789]xx xxxx"), Other("52[123456789] xxx xxxx"), Other("53[23] [23456789]xx xxxx"), Other("544 [23456789]xx xxxx"),
        Other("566 [23456789]xx xxxx"), Other("577 [23456789]xx xxxx"), Other("588 [23456789]xx xxxx"), Other("622 [23456789]xx xxxx"),
        Other("633 [23456789]xx xxxx"),
        Mobile("[23456789]xx [23456789]xx xxxx"),
    ])
    {
        Places =
        [
            new(null, "800 822 833 844 855 866 877 888 500 600 700 900 521 522 523 524 525 526 527 528 529 532 533 544 566 577 588 622 633"),
            new("CA", "204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 "
                + "579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942"),
            new("AG", "268"), new("AI", "264"), new("AS", "684"), new("BB", "246"), new("BM", "441"), new("BS", "242"), new("DM", "767"),
            new("DO", "809 829 849"), new("GD", "473"), new("GU", "671"), new("JM", "658 876"), new("KN", "869"), new("KY", "345"),
            new("LC", "758"), new("MP", "670"), new("MS", "664"), new("PR", "787 939"), new("SX", "721"), new("TC", "649"), new("TT", "868"),
            new("VC", "784"), new("VG", "284"), new("VI", "340"),
        ],
    };
}
