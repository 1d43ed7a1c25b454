namespace Diaspora.Gateway.Tests.Channels;

public class ServiceCodeTests
{
    [Theory]
    [InlineData("*384*266#", "")]
    [InlineData(" *384*266# ", "")]
    [InlineData("*384*266", "")]
    [InlineData("*384*266*#", "")]
    [InlineData("*384*266*4*4#", "4*4")]
    [InlineData("*384*266*4*4", "4*4")]
    [InlineData("*384*266*2*1**3#", "2*1**3")]
    public void What_stands_behind_our_code_is_found(string dialled, string inputs) =>
        OurServiceCode.Create().FindInputs(dialled).ShouldBe(inputs);

    [Theory]
    [InlineData("*384*267#")]
    [InlineData("*384*2660#")]
    [InlineData("*384*26#")]
    [InlineData("*384#")]
    [InlineData("384*266#")]
    [InlineData("**384*266#")]
    [InlineData("1")]
    [InlineData("#")]
    [InlineData("")]
    public void Another_code_is_not_ours(string dialled) => OurServiceCode.Create().FindInputs(dialled).ShouldBeNull();

    [Fact]
    public void Who_dialled_another_code_is_told_ours()
    {
        var reply = OurServiceCode.Create("*120*5#").UnknownCode;

        reply.Text.ShouldBe("Not in service. Dial *120*5#.");
        reply.Ends.ShouldBeTrue();
    }
}
