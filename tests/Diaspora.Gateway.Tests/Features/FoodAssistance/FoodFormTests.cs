using Diaspora.Gateway.Features.FoodAssistance;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Privacy;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

public sealed class FoodFormTests : IDisposable
{
    private static readonly FoodAnswers Answers = new("1988", "Ha-Sample", "6", "3", "2026", "4417", "yes", "no", "no", "yes");
    private readonly KeyDirectory _keys = new();
    private readonly KeyedHasher _hasher;

    public FoodFormTests() => _hasher = new KeyedHasher(HashKey.ReadOrCreate(_keys.Path));

    public void Dispose() => _keys.Dispose();

    [Theory]
    [InlineData("Puseletso Mokhethi", "Puseletso M.")]
    [InlineData("Maria Puseletso 'Mabatho", "Maria M.")]
    [InlineData("'Mapalesa ntho", "'Mapalesa N.")]
    [InlineData("Puseletso", "Puseletso")]
    public void A_name_is_shown_with_the_first_letter_of_the_surname(string name, string shown) => FoodForm.ShortName(name).ShouldBe(shown);

    [Theory]
    [InlineData("puseletso MOKHETHI", "ha sample")]
    [InlineData("Mokhethi Puseletso", "Ha-Sample")]
    [InlineData("Puseletso Mokhethi", "Hasample")]
    public void One_person_is_known_in_other_spellings(string name, string village) =>
        Person(name, "1988", village).ShouldBe(Person("Puseletso Mokhethi", "1988", "Ha-Sample"));

    [Theory]
    [InlineData("Puseletso Mokhethi", "1989", "Ha-Sample")]
    [InlineData("Puseletso Mokhethi", "1988", "Ha-Other")]
    [InlineData("Puleng Mokhethi", "1988", "Ha-Sample")]
    public void Another_name_year_or_village_is_another_person(string name, string year, string village) =>
        Person(name, year, village).ShouldNotBe(Person("Puseletso Mokhethi", "1988", "Ha-Sample"));

    [Fact]
    public void Forms_are_the_same_when_every_answer_is()
    {
        var form = new FoodForm("LS-G", "Puseletso Mokhethi", Answers);

        (form with { Answers = Answers with { } }).Hash(_hasher).ShouldBe(form.Hash(_hasher));
        (form with { District = "LS-H" }).Hash(_hasher).ShouldNotBe(form.Hash(_hasher));
        (form with { Answers = Answers with { SpecialNeed = "no" } }).Hash(_hasher).ShouldNotBe(form.Hash(_hasher));
        (form with { Answers = Answers with { ReturnMonth = "", ReturnYear = "32026" } }).Hash(_hasher).ShouldNotBe(form.Hash(_hasher));
    }

    private byte[] Person(string name, string year, string village) =>
        new FoodForm("LS-G", name, Answers with { BirthYear = year, Village = village }).PersonHash(_hasher);
}
