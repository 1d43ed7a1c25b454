using System.Collections.Frozen;

namespace Diaspora.Gateway.Privacy;

/// <summary>
/// The calling codes that are in use, with the country where only one has it. Codes with a plan of their own stand in <see cref="NumberPlans"/>.
/// 870, 881, 882 and 883 are satellite and international networks, which people can have; shared-cost codes such as 800 and 979 are left out.
/// Source: ITU-T E.164 as libphonenumber-js 1.13.16 lists it.
/// </summary>
internal static class CallingCodes
{
    private const string Listed =
        """
        20EG 211SS 212 213DZ 216TN 218LY 220GM 221SN 222MR 223ML 224GN 225CI 226BF 227NE 228TG 229BJ 230MU 231LR 232SL 233GH 234NG 235TD 236CF
        237CM 238CV 239ST 240GQ 241GA 242CG 243CD 244AO 245GW 246IO 247AC 248SC 249SD 250RW 251ET 252SO 253DJ 254KE 255TZ 256UG 257BI 258MZ
        260ZM 261MG 262 263ZW 265MW 269KM 290 291ER 297AW 298FO 299GL 30GR 32BE 33FR 34ES 350GI 351PT 352LU 354IS 355AL 356MT 357CY 358 359BG
        36HU 370LT 371LV 372EE 373MD 374AM 375BY 376AD 377MC 378SM 380UA 381RS 382ME 383XK 385HR 386SI 387BA 389MK 39 40RO 41CH 420CZ 421SK
        423LI 43AT 45DK 46SE 47 48PL 500FK 501BZ 502GT 503SV 504HN 505NI 506CR 507PA 508PM 509HT 51PE 52MX 53CU 54AR 55BR 56CL 57CO 58VE 590
        591BO 592GY 593EC 594GF 595PY 596MQ 597SR 598UY 599 60MY 62ID 63PH 64NZ 65SG 66TH 670TL 672NF 673BN 674NR 675PG 676TO 677SB 678VU 679FJ
        680PW 681WF 682CK 683NU 685WS 686KI 687NC 688TV 689PF 690TK 691FM 692MH 7 81JP 82KR 84VN 850KP 853MO 855KH 856LA 870 880BD 881 882 883
        886TW 90TR 92PK 93AF 94LK 95MM 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM 970PS 972IL 973BH 974QA 975BT 976MN 977NP 98IR
        992TJ 993TM 994AZ 995GE 996KG 998UZ
        """;

    private static readonly FrozenDictionary<string, string?> Countries = Listed
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToFrozenDictionary(
            entry => entry.TrimEnd(Letters),
            entry => entry.TrimStart(Digits) is { Length: > 0 } country ? country : null,
            StringComparer.Ordinal);

    private static char[] Letters => [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

    private static char[] Digits => [.. "0123456789"];

    /// <summary>Finds the calling code at the start of international digits (no plus). No code is the start of another.</summary>
    public static bool TryFind(string digits, out string callingCode)
    {
        for (var length = 1; length <= 3 && length < digits.Length; length++)
        {
            callingCode = digits[..length];
            if (NumberPlans.FindByCode(callingCode) is not null || Countries.ContainsKey(callingCode))
                return true;
        }

        callingCode = "";
        return false;
    }

    /// <summary>ISO 3166 code of the only country behind a code without a plan; null when several share it or it has none.</summary>
    public static string? FindCountry(string callingCode) => Countries.GetValueOrDefault(callingCode);
}
